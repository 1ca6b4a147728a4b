package dev.sinew.engine.access;

import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Credential;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One exchange as detection sees it: who, what was named, what came back.
 *
 * @param sequence the position among all
 * @param origin where it was read
 * @param timeMicros when, in microseconds since 1970 UTC
 * @param api the lower-case authority
 * @param method the method in upper case
 * @param selector what the body asked for, or empty
 * @param segments the path
 * @param status the answer's status, or -1
 * @param actor the caller, or the client where nothing tells a caller
 * @param account whom a login in it was of, or on whose behalf the actor called, or the session that the answer began; else 0
 * @param onBehalf whether the actor is a third party with the consent of the account
 * @param opens whether the account is a session that the answer began
 * @param credentials what the request proved itself with
 * @param headersKnown whether the source records headers
 * @param answerKnown whether the answer was seen, and its body where there is one
 * @param request what the request named
 * @param answer what the answer named
 * @param answerValues how many values the answer's body had, empty ones and null not counted
 * @param visibility whether a field of the answer says who may see it
 * @param dataClasses classes that values of the answer have the form of, in order
 * @param asks whether it changes nothing, whatever its method
 * @param signs whether a header of the request signs it
 */
public record Access(
        long sequence,
        Origin origin,
        long timeMicros,
        String api,
        String method,
        String selector,
        List<Segment> segments,
        int status,
        Signal.Actor actor,
        long account,
        boolean onBehalf,
        boolean opens,
        List<Credential> credentials,
        boolean headersKnown,
        boolean answerKnown,
        References request,
        References answer,
        int answerValues,
        Visibility visibility,
        List<String> dataClasses,
        boolean asks,
        boolean signs) {
    /** By time, then as they came in. */
    public static int inOrder(Access one, Access other) {
        int order = Long.compare(one.timeMicros, other.timeMicros);
        return order != 0 ? order : Long.compare(one.sequence, other.sequence);
    }

    /** What stands for a status of success where the body says that nothing came of it. */
    private static final int FAILED = 400;

    /** What stands for one that leads on after a change. */
    private static final int DONE = 204;

    private static final long EPOCH_2020 = 1_577_836_800L;

    /** What is kept of an observation; {@code caller} is its key, or 0. */
    static Access of(
            Observation observation,
            long sequence,
            long caller,
            long account,
            boolean onBehalf,
            Visibility visibility) {
        boolean known = caller != 0;
        SortedSet<String> classes = new TreeSet<>();
        for (ClassHit hit : observation.classHits()) {
            if (hit.side() == Side.ANSWER) {
                classes.add(hit.dataClass());
            }
        }
        Knowledge knowledge = observation.answerBody().knowledge();
        return new Access(
                sequence,
                observation.origin(),
                observation.timeMicros(),
                observation.api(),
                observation.method(),
                observation.selector(),
                observation.segments(),
                status(observation),
                new Signal.Actor(known ? caller : observation.client().print(), known),
                account,
                onBehalf,
                account != 0 && !known && opens(observation.links()),
                observation.credentials(),
                observation.headersKnown(),
                observation.status() >= 0
                        && (knowledge != Knowledge.UNKNOWN || observation.status() > 201 || isBodyless(observation)),
                References.of(observation.request(), observation.credentials()),
                References.of(observation.answer()),
                values(observation.answer()),
                visibility,
                List.copyOf(classes),
                observation.has(Trait.ONLY_ASKS),
                observation.has(Trait.SIGNED));
    }

    private static int status(Observation observation) {
        if (observation.has(Trait.FAILED_IN_BODY)) {
            return FAILED;
        }
        return observation.has(Trait.LEADS_ON) ? DONE : observation.status();
    }

    private static boolean opens(List<Link> links) {
        return !links.isEmpty() && links.getFirst().kind() == Link.Kind.OPENED;
    }

    private static boolean isBodyless(Observation observation) {
        return observation.method().equals("HEAD") || observation.method().equals("OPTIONS");
    }

    /** How many values tell something: an empty object and null are what an answer says to whom it knows nothing of. */
    private static int values(Fields answer) {
        int values = 0;
        for (int row = 0; row < answer.count(); row++) {
            values += answer.type(row).isHollow() ? 0 : 1;
        }
        return values;
    }

    /** Whether the answer says that everybody may see what it shows. */
    public boolean published() {
        return visibility == Visibility.OPEN;
    }

    /** Whether the address itself was signed, so that whoever has it was given what it names. */
    public boolean isSigned() {
        for (int i = 0; i < credentials.size(); i++) {
            if (credentials.get(i).isOfAddress()) {
                return true;
            }
        }
        return false;
    }

    /** When, in seconds since 2020; 1 where that is unknown or earlier. */
    public int seconds() {
        return Math.clamp(Math.floorDiv(timeMicros, 1_000_000L) - EPOCH_2020, 1, Integer.MAX_VALUE);
    }

    /** The same by a caller under its key of today. */
    public Access by(long caller) {
        return new Access(
                sequence,
                origin,
                timeMicros,
                api,
                method,
                selector,
                segments,
                status,
                new Signal.Actor(caller, true),
                account,
                onBehalf,
                opens,
                credentials,
                headersKnown,
                answerKnown,
                request,
                answer,
                answerValues,
                visibility,
                dataClasses,
                asks,
                signs);
    }

    /** The same as long as nobody has answered it. */
    public Access unanswered() {
        return answered(status, References.NONE, 0, Visibility.UNTOLD, List.of());
    }

    /** The same if it is answered with a status, by what nobody has seen yet. */
    public Access answered(int now) {
        return answered(now, answer, answerValues, visibility, dataClasses);
    }

    private Access answered(int now, References said, int values, Visibility seen, List<String> classes) {
        return new Access(
                sequence,
                origin,
                timeMicros,
                api,
                method,
                selector,
                segments,
                now,
                actor,
                account,
                onBehalf,
                opens,
                credentials,
                headersKnown,
                false,
                request,
                said,
                values,
                seen,
                classes,
                asks,
                signs);
    }

    /** Whether the answer says that it worked. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether the answer says that it may not be, or that there is no such thing. */
    public boolean refused() {
        return status == 401 || status == 403 || status == 404 || status == 400;
    }

    /** Whether the answer says that the caller may not, as GraphQL's do that fail. */
    public boolean forbidden() {
        return status == 401 || status == 403 || (status == FAILED && !selector.isEmpty());
    }

    /** Whether the answer says that there is no such thing. */
    public boolean missed() {
        return status == 404 || status == 410;
    }

    /** Whether the method makes something, and so does what the body asks for. */
    public boolean makes() {
        return !asks && method.equals("POST");
    }

    /** Whether the method changes or deletes what is there and makes nothing. */
    public boolean replaces() {
        return !asks && (method.equals("PUT") || method.equals("PATCH") || method.equals("DELETE"));
    }

    /** Whether it reads something and changes nothing. */
    public boolean reads() {
        return asks || method.equals("GET");
    }

    /** Whether the method changes something, and so does what the body asks for. */
    public boolean writes() {
        return !asks
                && switch (method) {
                    case "POST", "PUT", "PATCH", "DELETE" -> true;
                    default -> false;
                };
    }
}
