package dev.sinew.model.policy;

import java.time.Instant;
import java.util.List;

/**
 * What somebody decided about the policy: a person, or a response rule that people made. It is journaled, and the policy is what all
 * decisions so far come to.
 *
 * @param kind in a word
 * @param who by name
 * @param subject about whom or what
 * @param why in their words; may be empty
 * @param puts parts that are new, or take the place of those of the same id
 * @param takes the ids of parts that are there no longer
 */
public record Decision(
        Kind kind, Instant at, String who, String subject, String why, List<Entry> puts, List<String> takes) {
    /** What can be decided. */
    public enum Kind {
        BLOCK("caller blocked"),
        TRY_BLOCK("block tried"),
        PROPOSE("block proposed"),
        APPROVE("block approved"),
        REFUSE("block refused"),
        RELEASE("block released"),
        STOP("response stopped"),
        RULE("response changed"),
        RULE_GONE("response taken back"),
        ALLOW("allowance given"),
        ALLOW_GONE("allowance taken back"),
        PATCH("patch made"),
        PATCH_GONE("patch taken back");

        private final String deed;

        Kind(String deed) {
            this.deed = deed;
        }

        /** As the audit says it. */
        public String deed() {
            return deed;
        }
    }

    public Decision {
        puts = List.copyOf(puts);
        takes = List.copyOf(takes);
    }
}
