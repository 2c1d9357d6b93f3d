/** From specs to graphs, for every kind of network. */
package io.unetlab.builders;
