/**
 * What happens before a session: a gateway asks an STA for the address behind a ticket, and a name
 * server for that of a name (transport notes, section 1.4). Looked at beside the stages; nothing of
 * it is a session.
 */
package org.icascope.launch;
