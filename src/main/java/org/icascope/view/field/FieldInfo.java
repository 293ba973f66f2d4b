package org.icascope.view.field;

/**
 * One field as users know it, in filters, trees and JSON.
 *
 * @param name {@code proto.part.field}, lower case
 * @param type what values it has
 * @param title a few words, as a tree shows it
 * @param explanation a sentence or two; empty where the title says it all
 * @param secret neither its value nor its bytes are ever shown or compared, only their length
 */
public record FieldInfo(
    String name, FieldType type, String title, String explanation, boolean secret) {}
