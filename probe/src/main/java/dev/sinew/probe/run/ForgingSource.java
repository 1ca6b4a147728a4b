package dev.sinew.probe.run;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forged tokens in the source of a test, with what the JDK has. */
final class ForgingSource {
    static final List<String> IMPORTS = List.of(
            "java.nio.charset.StandardCharsets",
            "java.security.GeneralSecurityException",
            "java.security.KeyPair",
            "java.security.KeyPairGenerator",
            "java.security.Signature",
            "java.security.interfaces.RSAPublicKey",
            "java.util.Base64",
            "javax.crypto.Mac",
            "javax.crypto.spec.SecretKeySpec");

    private ForgingSource() {}

    /** The expression for a header's value with a forged token, of the one with a good token. */
    static String expression(Forging forging, String good) {
        return switch (forging) {
            case Forging.Garbage garbage -> "garbage(" + good + ")";
            case Forging.Unsigned unsigned -> forged(good, content(object(unsigned.none())), "\"\"");
            case Forging.WithoutSignature without -> forged(good, "content(token)", "\"\"");
            case Forging.WronglySigned wrong -> forged(good, "content(token)", "otherSignature(token)");
            case Forging.WithKnownKey known -> {
                ObjectNode header = object("HS256");
                known.keyId().ifPresent(id -> header.put("kid", id));
                yield forged(good, content(header), "hmac(content, " + JUnitSource.literal(known.key()) + ")");
            }
            case Forging.WithItsOwnKey own -> "withItsOwnKey(" + good + ")";
        };
    }

    private static String forged(String good, String content, String signature) {
        return "forged(" + good + ", token -> " + content + ", (token, content) -> " + signature + ")";
    }

    private static String content(ObjectNode header) {
        return "encode(" + JUnitSource.literal(header.toString()) + ") + \".\" + payload(token)";
    }

    private static ObjectNode object(String algorithm) {
        return JsonMapper.shared().createObjectNode().put("alg", algorithm).put("typ", "JWT");
    }

    static final String METHODS = """

                private static final Pattern TOKEN = Pattern.compile("[\\\\w-]{4,}\\\\.[\\\\w-]{4,}\\\\.[\\\\w-]*");

                private interface Part {
                    String of(String token);
                }

                private interface Signer {
                    String sign(String token, String content) throws GeneralSecurityException;
                }

                /** A header's value with another token where it has one. */
                private static String forged(String value, Part content, Signer signer) throws GeneralSecurityException {
                    Matcher token = TOKEN.matcher(value);
                    if (!token.find()) {
                        return value;
                    }
                    String signed = content.of(token.group());
                    String forged = signed + "." + signer.sign(token.group(), signed);
                    return value.substring(0, token.start()) + forged + value.substring(token.end());
                }

                private static String content(String token) {
                    return token.substring(0, token.lastIndexOf('.'));
                }

                private static String payload(String token) {
                    return token.split("\\\\.", -1)[1];
                }

                private static String encode(String text) {
                    return encode(text.getBytes(StandardCharsets.UTF_8));
                }

                private static String encode(byte[] bytes) {
                    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                }

                /** A signature of the same form that fits nothing. */
                private static String otherSignature(String token) {
                    String signature = token.substring(token.lastIndexOf('.') + 1);
                    return (signature.startsWith("A") ? "B" : "A") + signature.substring(1);
                }

                /** A signature under HS256 with a key in base64; an empty one is one of zeros (RFC 2104). */
                private static String hmac(String content, String key) throws GeneralSecurityException {
                    byte[] secret = Base64.getDecoder().decode(key);
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, "HmacSHA256"));
                    return encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
                }

                /** The same claims under a header that brings the key, signed with its other half. */
                private static String withItsOwnKey(String value) throws GeneralSecurityException {
                    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
                    RSAPublicKey open = (RSAPublicKey) pair.getPublic();
                    String key = "{\\"kty\\":\\"RSA\\",\\"kid\\":\\"own\\",\\"n\\":\\"" + number(open.getModulus())
                            + "\\",\\"e\\":\\"" + number(open.getPublicExponent()) + "\\"}";
                    String header = "{\\"alg\\":\\"RS256\\",\\"typ\\":\\"JWT\\",\\"kid\\":\\"own\\",\\"jwk\\":" + key + "}";
                    return forged(value, token -> encode(header) + "." + payload(token), (token, content) -> {
                        Signature signature = Signature.getInstance("SHA256withRSA");
                        signature.initSign(pair.getPrivate());
                        signature.update(content.getBytes(StandardCharsets.US_ASCII));
                        return encode(signature.sign());
                    });
                }

                private static String number(java.math.BigInteger number) {
                    byte[] bytes = number.toByteArray();
                    int sign = bytes[0] == 0 ? 1 : 0;
                    return encode(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
                }

                /** The same form, each letter and digit another; what stands before a blank stays. */
                private static String garbage(String value) {
                    StringBuilder garbage = new StringBuilder(value.substring(0, value.indexOf(' ') + 1));
                    for (char each : value.substring(value.indexOf(' ') + 1).toCharArray()) {
                        boolean last = each == 'z' || each == 'Z' || each == '9';
                        boolean sign = !Character.isLetterOrDigit(each);
                        garbage.append(sign ? each : last ? (char) (each - 1) : (char) (each + 1));
                    }
                    return garbage.toString();
                }
            """;
}
