package dev.sinew.engine.usage;

import dev.sinew.engine.usage.Use.Named;

/** Names of what habits are about. */
final class Topics {
    static final String SUCCESS = "success";
    static final String USERS = "users";
    static final String AMOUNT = "amount";
    static final String PACE = "pace";
    static final String OVERRIDE = "override";

    private Topics() {}

    static String written(Named field) {
        return "written " + field.name();
    }

    static String shown(Named field) {
        return "shown " + field.name();
    }

    /** One of many: such topics take half of the room at most. */
    static boolean isOfMany(String topic) {
        return topic.startsWith("answered ");
    }

    static String answered(Named field) {
        return "answered " + field.name() + " " + Long.toHexString(field.value());
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

    static String method(String method) {
        return "method " + method;
    }
}
