package dev.sinew.probe.place;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Picture;
import dev.sinew.probe.run.Trial;
import java.util.Optional;

/** Texts that name nothing, where a text has to name something: they are refused and nothing is done, however often, as a coupon that does not exist is not redeemed. */
final class Nothing {
    static final String ONE = "sinewnothing";
    private static final String OTHER = "sinewnobody";

    private Nothing() {}

    /** A member of a body with a text that names nothing: two such are refused alike, and otherwise than without any, so that they are looked up. Empty where it is not so. */
    static Optional<Slot> of(Slot slot, Trial trial) {
        if (slot.location() != Location.BODY || slot.isTyped()) {
            return Optional.empty();
        }
        // Asked once for all that is tried there.
        Reply one = trial.ask(slot.ask(ONE), slot.persona().session());
        Reply other = isRefusal(one) ? trial.ask(slot.ask(OTHER), slot.persona().session()) : Reply.NONE;
        Picture refused = Picture.of(one, ONE, ONE);
        boolean lookedUp = isRefusal(other)
                && refused.equals(Picture.of(other, OTHER, ONE))
                && !refused.equals(Picture.of(slot.send(slot.without(), trial), ONE, ONE));
        return lookedUp ? Optional.of(slot.idly(ONE)) : Optional.empty();
    }

    /** Whether a reply says that what was sent, and not who sent it, is at fault. */
    static boolean isRefusal(Reply reply) {
        return switch (reply.status()) {
            case 400, 404, 409, 410, 422 -> true;
            default -> false;
        };
    }
}
