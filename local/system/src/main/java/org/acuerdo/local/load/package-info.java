/** {@code ./acuerdo load}: cases of public record, through the API. */
package org.acuerdo.local.load;
