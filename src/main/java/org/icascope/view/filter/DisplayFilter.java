package org.icascope.view.filter;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.icascope.view.field.FieldCatalog;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldSource;

/**
 * A condition on frames in Wireshark's display filter language, as wireshark-filter(4) of version
 * 4.0 describes it: presence, comparison with {@code any} and {@code all}, {@code contains}, {@code
 * matches}, {@code in}, calculation, slices, functions. It never changes and threads can share it.
 *
 * <p>Differences: {@code xor}, names of numbers with and without quotes, and spaces between the
 * members of a set are understood, as newer and older versions do; layers ({@code #1}), field
 * references and host names are not. Widths of numbers are not known: they compare as signed 64-bit
 * numbers and have no {@code len()}. Regular expressions have no references back and do not look
 * ahead or behind.
 */
public final class DisplayFilter {

  /**
   * Longest text, in characters; chosen: what a command line takes, and more than anybody types.
   */
  public static final int MAX_LENGTH = 64 * 1024;

  private final String text;
  private final Test test;
  private final Set<FieldInfo> fields;

  private DisplayFilter(String text, Test test, Set<FieldInfo> fields) {
    this.text = text;
    this.test = test;
    this.fields = fields;
  }

  /** The same with times in the zone of this machine where they are written without one. */
  public static DisplayFilter compile(String text, FieldCatalog catalog) throws FilterException {
    return compile(text, catalog, ZoneId.systemDefault());
  }

  /**
   * Compiles a filter. One without any words lets everything pass, as in Wireshark.
   *
   * @param local zone of the times that are written without one
   * @throws FilterException when it is no filter, names a field that does not exist, compares what
   *     cannot be compared, or is larger than the limits
   */
  public static DisplayFilter compile(String text, FieldCatalog catalog, ZoneId local)
      throws FilterException {
    if (text.length() > MAX_LENGTH) {
      throw new FilterException("the filter is longer than " + MAX_LENGTH, MAX_LENGTH, 1);
    }
    List<Token> tokens = Lexer.tokens(text);
    if (tokens.size() == 1) {
      return new DisplayFilter(text, source -> true, Set.of());
    }
    FieldNames names = new FieldNames(catalog);
    OperandCompiler operands = new OperandCompiler(names, new Literals(catalog, local));
    Test test = new ConditionCompiler(operands, names).test(Parser.parse(tokens));
    Set<FieldInfo> fields = new LinkedHashSet<>(operands.fields());
    return new DisplayFilter(text, test, Collections.unmodifiableSet(fields));
  }

  /** Whether a frame passes. */
  public boolean matches(FieldSource source) {
    return test.matches(source);
  }

  /** The fields it asks for, in the order of the text: the only ones a source has to decode. */
  public Set<FieldInfo> fields() {
    return fields;
  }

  /** The filter as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
