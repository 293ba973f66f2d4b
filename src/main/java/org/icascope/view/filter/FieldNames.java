package org.icascope.view.filter;

import java.util.List;
import java.util.Optional;
import org.icascope.view.field.FieldCatalog;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.filter.Token.Kind;

/** Finds the fields that words mean, and says what they may have meant. */
final class FieldNames {

  private final FieldCatalog catalog;

  FieldNames(FieldCatalog catalog) {
    this.catalog = catalog;
  }

  Optional<FieldInfo> find(Token token) {
    return token.kind() == Kind.WORD ? catalog.find(token.text()) : Optional.empty();
  }

  /** For a word where only a field can stand. */
  FilterException unknown(Token token) {
    if (token.kind() != Kind.WORD || !Character.isLetter(token.text().charAt(0))) {
      return token.error(
          token.shown() + " is neither a field nor a protocol, which has to stand here");
    }
    Optional<String> why = catalog.whyNot(token.text());
    if (why.isPresent()) {
      return token.error(why.get());
    }
    Optional<String> joined = joinedWithOperator(token.text());
    String hint =
        joined.isPresent()
            ? "; write spaces around the " + joined.get()
            : NearestNames.hint(nearest(token.text()));
    return token.error("there is no field " + token.shown() + hint);
  }

  /** For a field whose bytes are never compared; empty for others. */
  Optional<FilterException> hidden(Token token, FieldInfo field) {
    if (!field.secret() && !catalog.payload(field)) {
      return Optional.empty();
    }
    String what = field.secret() ? " is secret" : " is content, which is never shown or compared";
    String length = catalog.lengthOf(field).map(other -> ", or " + other.name()).orElse("");
    return Optional.of(
        token.error(field.name() + what + ": only its presence and len() can be asked" + length));
  }

  /** {@code tcp.len-5} is one word, as in Wireshark. */
  private Optional<String> joinedWithOperator(String word) {
    for (String sign : List.of("-", "/")) {
      int at = word.indexOf(sign);
      if (at > 0 && catalog.find(word.substring(0, at)).isPresent()) {
        return Optional.of(sign);
      }
    }
    return Optional.empty();
  }

  private List<String> nearest(String word) {
    return NearestNames.of(word, catalog.all().stream().map(FieldInfo::name).toList());
  }
}
