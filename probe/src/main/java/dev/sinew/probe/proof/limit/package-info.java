/** How much does one request get? */
@NullMarked
package dev.sinew.probe.proof.limit;

import org.jspecify.annotations.NullMarked;
