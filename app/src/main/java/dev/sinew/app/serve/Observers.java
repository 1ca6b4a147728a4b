package dev.sinew.app.serve;

import dev.sinew.engine.observe.Observer;
import java.util.Optional;

/**
 * What observes an exchange: under the privacy key in use and, while that is being replaced, under the next one too. Not for two
 * threads at once.
 */
record Observers(Observer now, Optional<Observer> next) {}
