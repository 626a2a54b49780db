/**
 * The published language: what agreements, terms and flights look like in messages and over HTTP, and what they mean.
 *
 * <p>Plain Java with Jackson annotations, nothing else, so that both sides of every message share one meaning.
 */
package org.acuerdo.contracts;
