/** The Guatemala case, played step by step through the gateway. */
package org.acuerdo.local.demo;
