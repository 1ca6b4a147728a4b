/** What makes an api or an operation weak, whether or not anybody abuses it? One rule a class. */
@NullMarked
package dev.sinew.engine.rules.posture;

import org.jspecify.annotations.NullMarked;
