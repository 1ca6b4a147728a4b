/** Is this build safe to deploy, and can it be proved that it is not? Active tests, from the identities to the verdicts. */
@NullMarked
package dev.sinew.probe;

import org.jspecify.annotations.NullMarked;
