/** Where results go over time: files of records, the watched folder, checkpoints. */
package org.icascope.deliver;
