/** What does a secret look like? Rule sets in the form that gitleaks made common, read whole. */
@NullMarked
package dev.sinew.scan.rules;

import org.jspecify.annotations.NullMarked;
