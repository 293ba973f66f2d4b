/** What a user may set: from when on something is worth telling, and how severe it is. */
package org.icascope.rules;
