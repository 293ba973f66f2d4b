package org.icascope.model;

/**
 * What stands for addresses and names where those are not to be told: {@code --anonymize}. The same
 * thing always gets the same pseudonym. Used where addresses and names enter the stages, so that
 * everything further on, sentences included, is written from pseudonyms.
 */
public interface Pseudonyms {

  /** Everything is called what it is called. */
  Pseudonyms NONE =
      new Pseudonyms() {
        @Override
        public IpAddress address(IpAddress address) {
          return address;
        }

        @Override
        public long hardware(long address) {
          return address;
        }

        @Override
        public String host(String text) {
          return text;
        }

        @Override
        public String destination(String text) {
          return text;
        }

        @Override
        public String name(String kind, String text) {
          return text;
        }

        @Override
        public String ofUids() {
          return "";
        }
      };

  /** Another address of the same version; those that begin alike begin alike afterwards. */
  IpAddress address(IpAddress address);

  /** Another Ethernet address, 48 bits; a negative number is none, and stays. */
  long hardware(long address);

  /** For the name of a host, or an address as text, which may stand in brackets. */
  String host(String text);

  /** For a host and a port, as {@code host:1494}; the port stays. */
  String destination(String text);

  /**
   * For any other text.
   *
   * @param kind what it names, in one word; the pseudonym begins with it
   */
  String name(String kind, String text);

  /** What uids are mixed with, so that nobody without the key can compute one; never shown. */
  String ofUids();

  /** Pseudonyms are used. */
  default boolean areUsed() {
    return this != NONE;
  }
}
