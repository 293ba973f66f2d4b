/** The catalogue of ports of Citrix products: which port belongs to what. Read from a resource. */
package org.icascope.ports;
