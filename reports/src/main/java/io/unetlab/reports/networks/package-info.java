/**
 * Several networks on one page: a set of them with a baseline, their modules aligned by name, and
 * the page's content. Nothing here knows a kind of network or a format.
 */
package io.unetlab.reports.networks;
