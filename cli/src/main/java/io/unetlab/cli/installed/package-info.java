/** What comes with the program: models, examples, the editors' schema. */
package io.unetlab.cli.installed;
