package dev.sinew.engine.usage;

import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Violation;

/** Names of what habits are about. */
final class Topics {
    static final String SUCCESS = "success";
    static final String USERS = "users";
    static final String AMOUNT = "amount";
    static final String PACE = "pace";
    static final String OVERRIDE = "override";
    /** Uses that specifications do not have, or no more: when each caller came first, counted down from the end of time. */
    static final String OUTSIDE = "outside";
    /** Uses that specifications have, retired ones too. */
    static final String DESCRIBED = "described";

    /** How often each caller had something for the code that it used most. */
    static final String REDEEMS = "redeems";

    private static final String HELD = "holds ";
    private static final String REDEEMED = "redeemed ";

    private Topics() {}

    /** A field of requests, with the bits of the forms that each caller gives it. */
    static String held(String field) {
        return HELD + field;
    }

    /** The field that such a topic is of. */
    static String heldField(String topic) {
        return topic.substring(HELD.length());
    }

    /** One whose numbers are bits. */
    static boolean isOfBits(String topic) {
        return topic.startsWith(HELD);
    }

    static String written(Named field) {
        return "written " + field.name();
    }

    static String shown(Named field) {
        return "shown " + field.name();
    }

    /** One of many: such topics take half of the room at most. */
    static boolean isOfMany(String topic) {
        return topic.startsWith("answered ") || topic.startsWith(HELD) || topic.startsWith(REDEEMED);
    }

    /** One that a caller names as he likes: such topics take what is left of a quarter. */
    static boolean isMadeUp(String topic) {
        return topic.startsWith("breaks by ") || topic.startsWith("noticed ");
    }

    static String answered(Named field) {
        return "answered " + field.name() + " " + Long.toHexString(field.value());
    }

    /** How often each caller had something for a code. */
    static String redeemed(Named code) {
        return REDEEMED + code.name() + " " + Long.toHexString(code.value());
    }

    /** When it had first, counted down from the end of time. */
    static String redeemedFirst(Named code) {
        return REDEEMED + "first " + code.name() + " " + Long.toHexString(code.value());
    }

    static String amount(Named parameter) {
        return "amount " + parameter.name();
    }

    static String revealed(Named kind) {
        return "revealed " + kind.name();
    }

    static String revealedToUser(Named kind) {
        return "revealed to a user " + kind.name();
    }

    static String leak(String rule) {
        return "leak " + rule;
    }

    /** Where something was noticed: when each caller did it first, counted down from the end of time. */
    static String noticed(MarkHit notice) {
        return "noticed " + notice.rule() + " " + notice.place();
    }

    /** The same of what is noticed in the same words. */
    static String noticedSo(MarkHit notice) {
        return noticedSo(notice.rule(), notice.place()) + notice.note();
    }

    /** How those begin of one rule at one place. */
    static String noticedSo(String rule, String place) {
        return "noticed so " + rule + " " + place + " ";
    }

    static String breaks(Violation violation) {
        return "breaks by " + violation.kind().word() + " " + violation.field();
    }

    /** Of any field. */
    static String breaks(Violation.Kind kind) {
        return "breaks " + kind.word();
    }

    static String method(String method) {
        return "method " + method;
    }
}
