package dev.sinew.probe.run;

import dev.sinew.model.Location;
import dev.sinew.probe.identity.AntiForgery;
import dev.sinew.probe.identity.SessionSteps.Step;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.SecurityScheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads out of descriptions how sessions of cookies get the token against forged requests: what carries it is a header that is a security scheme or a parameter named for it, and the first request that only
 * reads, needs nothing and is answered with a member named for it tells it.
 */
final class Forgeries {
    private Forgeries() {}

    static AntiForgery of(List<Endpoint> endpoints) {
        Optional<String> header = endpoints.stream()
                .flatMap(each -> Stream.concat(
                        each.description().securitySchemes().values().stream()
                                .filter(one -> one.location()
                                        .filter(Location.HEADER::equals)
                                        .isPresent())
                                .map(SecurityScheme::parameter),
                        each.described().parameters().stream()
                                .filter(one -> one.location() == Location.HEADER)
                                .map(Parameter::name)))
                .filter(AntiForgery::isNamed)
                .findFirst();
        Optional<Step> step = endpoints.stream()
                .filter(each -> each.isRead()
                        && each.pathParameters().isEmpty()
                        && each.required().isEmpty()
                        && each.isAnsweredWith(AntiForgery::isNamed))
                .findFirst()
                .map(each ->
                        new Step(each.operation().method(), each.operation().path(), "", List.of(), ""));
        return new AntiForgery(step, "", header.orElse(""), false);
    }
}
