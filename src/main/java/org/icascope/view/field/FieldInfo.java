package org.icascope.view.field;

/**
 * One field as users know it, in filters, trees and JSON.
 *
 * @param name {@code proto.part.field}, lower case
 * @param type what values it has
 * @param title a few words, as a tree shows it
 * @param explanation a sentence or two; empty where the title says it all
 * @param secret neither its value nor its bytes are ever shown or compared, only their length
 * @param bits how long its numbers are, 8 to 32; 0 where that is not told
 */
public record FieldInfo(
    String name, FieldType type, String title, String explanation, boolean secret, int bits) {

  /** A field whose numbers may have 64 bits. */
  public FieldInfo(String name, FieldType type, String title, String explanation, boolean secret) {
    this(name, type, title, explanation, secret, 0);
  }

  /** The highest number that it can have. */
  public long most() {
    return bits == 0 ? Long.MAX_VALUE : (1L << bits) - 1;
  }
}
