package org.icascope.capture;

import org.icascope.model.IpAddress;

/**
 * A name that the recorder found for an address (pcapng name resolution block). {@link #toString}
 * shows no name, since names of machines are shown only where the user asks for them.
 */
public record NameRecord(IpAddress address, String name) {

  @Override
  public String toString() {
    return "a name of " + name.length() + " characters for " + address;
  }
}
