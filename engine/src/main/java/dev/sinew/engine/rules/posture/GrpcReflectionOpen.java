package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;

/**
 * A gRPC server answers reflection: it tells its services, methods and messages to whoever asks.
 *
 * <p>Without it nobody can form a call to a method that is not known. With it one command lists and calls them all.
 *
 * <p>It fires once for each host that answered {@code grpc.reflection.v1.ServerReflection} (or {@code v1alpha}) with a message:
 * confirmed without credentials, a possibility with them. It stays quiet where the answer has no message, as an unimplemented service
 * says 200 as well and puts its error into the trailers; and where the user tells that the host is internal or a test.
 *
 * <p>To fix it, leave the reflection service out of production builds, or have the proxy refuse its path.
 */
@Rule(
        id = "posture.grpc-reflection-open",
        flaw = "grpc-reflection-open",
        title = "gRPC reflection is open",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023", "API9:2023"},
        cwe = {200})
public final class GrpcReflectionOpen implements Mark, Check {
    private static final String ID = "posture.grpc-reflection-open";
    private static final String BARE = "without credentials";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        Slice path = subject.path();
        if (Ascii.startsWith(path.array(), path.from(), path.to(), "/grpc.reflection.v1")
                && subject.succeeded()
                && !subject.answered().bytes().isEmpty()) {
            boolean bare = subject.credentials().isEmpty()
                    && subject.exchange().request().headers().known();
            sink.hit(Side.ANSWER, "", Outcome.EXPOSED, bare ? BARE : "with credentials");
        }
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        if (Reach.isInternal(api) || Reach.isTest(api)) {
            return List.of();
        }
        Examples examples = Examples.byPlace(api.operations(), ID, (operation, notice) -> true)
                .getOrDefault("", new Examples());
        if (examples.isEmpty()) {
            return List.of();
        }
        boolean open = api.operations().stream()
                .flatMap(each -> each.notices().keySet().stream())
                .anyMatch(notice -> notice.rule().equals(ID) && notice.note().equals(BARE));
        return List.of(
                examples.weakness(
                                api.api(),
                                "",
                                open ? Confidence.CONFIRMED : Confidence.POSSIBLE,
                                open ? "were answered without credentials" : "were answered")
                        .cured(
                                "Leave the reflection service out of production. NGINX: location ~ ^/grpc\\.reflection\\. { return 404; }"));
    }
}
