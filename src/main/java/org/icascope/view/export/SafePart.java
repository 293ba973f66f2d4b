package org.icascope.view.export;

/**
 * Bytes of a unit that may be shown.
 *
 * @param offset of the first of them in the unit
 * @param bytes what is shown there: the bytes themselves, or what stands for them
 */
record SafePart(int offset, byte[] bytes) {}
