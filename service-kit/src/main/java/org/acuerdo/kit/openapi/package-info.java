/** What a service's API document says beyond what can be read off its resources: examples and answers. */
package org.acuerdo.kit.openapi;
