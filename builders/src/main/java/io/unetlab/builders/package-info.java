/** From specs to graphs, of whichever kind of network. */
package io.unetlab.builders;
