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
import java.util.Set;

/**
 * An API serves its own description or a console to try it to whoever asks: OpenAPI, Swagger UI, ReDoc, RapiDoc, apiDoc,
 * GraphiQL.
 *
 * <p>It lists every operation, those that no page links to as well, with parameters and examples. For an API that is meant for
 * everybody that is its purpose; for others it saves an attacker the search.
 *
 * <p>It fires once for each host that answered with such a document or page to a call without credentials. It stays quiet where the
 * user tells that the host is internal or a test, for hosts that are named for documentation ({@code docs}, {@code developer}), and
 * for pages that only link to one.
 *
 * <p>To fix it, build production without it, or ask for credentials. If the API is public, accept the finding.
 */
@Rule(
        id = "posture.docs-exposed",
        flaw = "docs-exposed",
        title = "API description is open to everybody",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {200})
public final class DocsExposed implements Mark, Check {
    private static final String ID = "posture.docs-exposed";
    private static final int HEAD = 6_000;
    private static final int FIRST_KEYS = 80;
    private static final Set<String> FOR_READERS = Set.of(
            "docs",
            "doc",
            "developer",
            "developers",
            "devportal",
            "portal",
            "apidocs",
            "api-docs",
            "swagger",
            "sandbox");
    /** What a page is, by what its head holds; the names in the order of the signs. */
    private static final List<String> NAMES = List.of(
            "Swagger UI",
            "Swagger UI",
            "Swagger UI",
            "ReDoc",
            "ReDoc",
            "GraphiQL",
            "GraphiQL",
            "GraphiQL",
            "GraphQL Playground",
            "GraphQL Playground",
            "Apollo Sandbox",
            "Apollo Sandbox",
            "RapiDoc",
            "Stoplight Elements",
            "Scalar",
            "apiDoc");

    private static final Signs SIGNS = new Signs(
            HEAD,
            List.of(
                    "swagger-ui-bundle",
                    "id=\"swagger-ui\"",
                    "swaggeruibundle(",
                    "redoc.standalone",
                    "<redoc ",
                    "graphiql.min.js",
                    "id=\"graphiql\"",
                    "graphiql.js",
                    "graphql playground",
                    "graphqlplayground.init",
                    "embeddedsandbox",
                    "embeddable-sandbox",
                    "<rapi-doc",
                    "<elements-api",
                    "@scalar/api-reference",
                    "id=\"template-sidenav\" type=\"text/x-handlebars"));

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.status() != 200
                || !subject.credentials().isEmpty()
                || !subject.exchange().request().headers().known()) {
            return;
        }
        String what = switch (subject.answered().kind()) {
            case HTML -> page(subject.answered().bytes());
            case JSON -> document(subject.answered().bytes(), "\"openapi\"", "\"swagger\"");
            case TEXT, BINARY -> document(subject.answered().bytes(), "openapi: ", "swagger: ");
            default -> "";
        };
        if (!what.isEmpty()) {
            sink.hit(Side.ANSWER, "", Outcome.EXPOSED, what);
        }
    }

    private static String page(Slice body) {
        int sign = SIGNS.find(body);
        return sign < 0 ? "" : NAMES.get(sign);
    }

    /** A description says what it is by its first key. */
    private static String document(Slice body, String openApi, String swagger) {
        int from = body.from();
        int to = Math.min(body.to(), from + FIRST_KEYS);
        while (from < to && (body.array()[from] == '{' || body.array()[from] <= ' ')) {
            from++;
        }
        boolean first = Ascii.startsWithIgnoreCase(body.array(), from, to, openApi)
                || Ascii.startsWithIgnoreCase(body.array(), from, to, swagger);
        return first ? "OpenAPI document" : "";
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        String label = HostName.withoutPort(api.api()).split("\\.", 2)[0];
        if (Reach.isInternal(api) || Reach.isTest(api) || FOR_READERS.contains(label)) {
            return List.of();
        }
        Examples examples = Examples.byPlace(api.operations(), ID, (operation, notice) -> true)
                .getOrDefault("", new Examples());
        if (examples.isEmpty()) {
            return List.of();
        }
        Confidence sure = Reach.fromInternet(api) ? Confidence.CONFIRMED : Confidence.LIKELY;
        return List.of(examples.weakness(api.api(), "", sure, "were answered with a description, without credentials")
                .cured(
                        "Switch it off in production or ask for credentials. springdoc: springdoc.api-docs.enabled=false; FastAPI:"
                                + " openapi_url=None; NGINX: location for the path named here { deny all; }"));
    }
}
