package org.icascope.view.filter;

import java.util.function.Consumer;
import org.icascope.model.IpAddress;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;

/**
 * A block of addresses, as 10.0.0.0/8. Addresses compare with it by their first bits only.
 *
 * @param bits how many of them, 0 to 32 or 128
 */
record Network(IpAddress address, int bits) implements Term {

  @Override
  public FieldType type() {
    return FieldType.ADDRESS;
  }

  @Override
  public void values(FieldSource source, Consumer<FieldValue> sink) {
    sink.accept(new FieldValue.Address(address));
  }

  @Override
  public boolean isConstant() {
    return true;
  }

  /** Whether an address, cut to the length of this one, stands so to it. */
  boolean holds(Relation relation, FieldValue value) {
    return value instanceof FieldValue.Address other
        && other.value().version() == address.version()
        && relation.holds(order(other.value()));
  }

  private int order(IpAddress other) {
    // of IPv4 only the last 32 of the 128 bits are used
    int hostBits = (address.version() == 4 ? 32 : 128) - bits;
    long high = hostBits >= 128 ? 0 : hostBits > 64 ? -1L << hostBits - 64 : -1L;
    long low = hostBits >= 64 ? 0 : -1L << hostBits;
    int byHigh = Long.compareUnsigned(other.high() & high, address.high() & high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(other.low() & low, address.low() & low);
  }
}
