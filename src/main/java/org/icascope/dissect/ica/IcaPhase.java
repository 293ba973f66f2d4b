package org.icascope.dissect.ica;

/** Steps in the life of an ICA connection, as far as they can be read without decrypting. */
public enum IcaPhase {
  /** The greeting {@code 7F 7F 49 43 41 00} of one side. */
  BANNER,
  /** INIT_REQUEST of the server. */
  INIT_REQUEST,
  /** First INIT_RESPONSE of the client: it means business. */
  INIT_RESPONSE,
  /** Last INIT_RESPONSE: every module is announced. */
  MODULES_COMPLETE,
  /** Last INIT_CONNECT of the server. */
  INIT_CONNECT_COMPLETE,
  /** INIT_CONNECT_RESPONSE of the client: set-up is done. */
  SETUP_COMPLETE,
  /** The seed of basic encryption or a key of Secure ICA was sent. */
  ENCRYPTION_STARTED,
  /** First record after the set-up in this direction that is not part of the key exchange. */
  FIRST_DATA
}
