/** What is wrong with a secret that lies there? One class for each answer. */
@NullMarked
package dev.sinew.scan.leak;

import org.jspecify.annotations.NullMarked;
