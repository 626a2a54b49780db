/** The commands of {@code ./acuerdo}, one class each. */
package org.acuerdo.local.command;
