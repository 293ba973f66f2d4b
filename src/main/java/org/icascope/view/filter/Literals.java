package org.icascope.view.filter;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.model.IpAddress;
import org.icascope.view.field.FieldCatalog;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;
import org.icascope.view.filter.Token.Kind;

/** Makes values of literals, by the type of what they are compared with. */
final class Literals {

  private final FieldCatalog catalog;
  private final ZoneId local;

  Literals(FieldCatalog catalog, ZoneId local) {
    this.catalog = catalog;
    this.local = local;
  }

  /**
   * @param other what it is compared or calculated with
   */
  Term read(Token token, Term other) throws FilterException {
    Optional<Term> network = network(token, other.type());
    if (network.isPresent()) {
      return network.get();
    }
    Optional<FieldValue> value = value(token, other);
    if (value.isEmpty()) {
      throw bad(token, other);
    }
    if (other instanceof Terms.OfField named
        && value.get() instanceof FieldValue.Whole number
        && Long.compareUnsigned(number.value(), named.field().most()) > 0) {
      String name = named.field().name();
      throw token.error(
          token.shown() + " is too big for " + name + ": " + named.field().most() + " at most");
    }
    return new Terms.Constant(other.type(), value.get());
  }

  private Optional<FieldValue> value(Token token, Term other) {
    String text = token.text();
    boolean isWord = token.kind() == Kind.WORD;
    return switch (other.type()) {
      case NUMBER -> number(token, other);
      case DECIMAL -> isWord ? decimal(text) : Optional.empty();
      case BOOLEAN -> isWord ? truth(text) : Optional.empty();
      case TEXT -> Optional.of(new FieldValue.Text(text));
      case BYTES, GROUP -> bytes(token);
      case ADDRESS -> isWord ? address(text) : Optional.empty();
      case ETHERNET ->
          isWord ? ByteLiterals.ethernet(text).map(FieldValue.Ethernet::new) : Optional.empty();
      case TIME ->
          token.kind() == Kind.CHARACTER
              ? Optional.empty()
              : TimeLiterals.nanos(text, local).map(FieldValue.Time::new);
    };
  }

  private Optional<FieldValue> number(Token token, Term other) {
    if (token.kind() == Kind.CHARACTER) {
      return Optional.of(new FieldValue.Whole(token.text().charAt(0)));
    }
    OptionalLong number =
        token.kind() == Kind.WORD ? NumberLiterals.whole(token.text()) : OptionalLong.empty();
    return number.isPresent()
        ? Optional.of(new FieldValue.Whole(number.getAsLong()))
        : named(token.text(), other).map(FieldValue.Whole::new);
  }

  private Optional<Long> named(String name, Term other) {
    Map<String, Long> names = names(other);
    Long exact = names.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return names.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Map<String, Long> names(Term term) {
    return term instanceof Terms.OfField field ? catalog.namedValues(field.field()) : Map.of();
  }

  private static Optional<FieldValue> decimal(String text) {
    var number = NumberLiterals.decimal(text);
    return number.isPresent()
        ? Optional.of(new FieldValue.Decimal(number.getAsDouble()))
        : Optional.empty();
  }

  private static Optional<FieldValue> truth(String text) {
    return switch (text) {
      case "True", "TRUE", "true" -> Optional.of(new FieldValue.Truth(true));
      case "False", "FALSE", "false" -> Optional.of(new FieldValue.Truth(false));
      default -> {
        OptionalLong number = NumberLiterals.whole(text);
        yield number.isPresent()
            ? Optional.of(new FieldValue.Truth(number.getAsLong() != 0))
            : Optional.empty();
      }
    };
  }

  private static Optional<FieldValue> bytes(Token token) {
    if (token.kind() == Kind.WORD) {
      return ByteLiterals.bytes(token.text()).map(ByteValues::of);
    }
    return Optional.of(ByteValues.of(token.text().getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<FieldValue> address(String text) {
    return AddressLiterals.address(text).map(FieldValue.Address::new);
  }

  private static Optional<Term> network(Token token, FieldType type) throws FilterException {
    int slash = token.text().indexOf('/');
    if (type != FieldType.ADDRESS || token.kind() != Kind.WORD || slash < 0) {
      return Optional.empty();
    }
    Optional<IpAddress> address = AddressLiterals.address(token.text().substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int most = address.get().version() == 4 ? 32 : 128;
    String bits = token.text().substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
      throw new FilterException(
          "the length of a network prefix is a number from 0 to " + most,
          token.start() + slash + 1,
          bits.length());
    }
    return Optional.of(new Network(address.get(), Integer.parseInt(bits)));
  }

  private FilterException bad(Token token, Term other) {
    Optional<FieldInfo> field =
        other instanceof Terms.OfField named ? Optional.of(named.field()) : Optional.empty();
    String what = TypeNames.of(other.type());
    String message =
        field.map(f -> f.name() + " is " + what + ", ").orElse("")
            + token.shown()
            + (field.isPresent() ? " is none" : " is not " + what);
    List<String> names = new ArrayList<>(names(other).keySet());
    List<String> nearest = NearestNames.of(token.text(), names);
    if (nearest.isEmpty() && token.kind() == Kind.WORD && token.text().contains(".")) {
      nearest = NearestNames.of(token.text(), catalog.all().stream().map(FieldInfo::name).toList());
    }
    return token.error(message + NearestNames.hint(nearest) + quoteHint(token, other.type()));
  }

  private static String quoteHint(Token token, FieldType type) {
    boolean quoted = token.kind() == Kind.STRING;
    boolean bare = type != FieldType.TEXT && type != FieldType.BYTES && type != FieldType.TIME;
    return quoted && bare ? " (texts in quotes are for fields with text or bytes)" : "";
  }
}
