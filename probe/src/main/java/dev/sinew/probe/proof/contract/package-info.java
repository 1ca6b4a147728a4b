/** Does the target keep to its description, and stand what is sent? */
@NullMarked
package dev.sinew.probe.proof.contract;

import org.jspecify.annotations.NullMarked;
