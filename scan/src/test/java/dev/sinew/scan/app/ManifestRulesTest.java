package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that look at what an app declares: manifests and configurations that they have to find, and the twins that are right. */
class ManifestRulesTest {
    private static final String INTERNET = "<uses-permission android:name=\"android.permission.INTERNET\"/>";

    private static AppMaker with(String attributes) {
        return new AppMaker().application(attributes, "");
    }

    private static AppMaker targeting(int target, String permission, String attributes) {
        return new AppMaker()
                .manifest("<uses-sdk android:minSdkVersion=\"21\" android:targetSdkVersion=\"" + target + "\"/>"
                        + permission + "<application " + attributes + "/>");
    }

    private static AppMaker secured(String content) {
        return with("android:networkSecurityConfig=\"@xml/security\"").security(content);
    }

    @ParameterizedTest
    @CsvSource({"android:debuggable=\"true\", 1", "android:debuggable=\"false\", 0", "'', 0"})
    void debuggable(String attributes, int count) {
        assertThat(with(attributes).says("debuggable")).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({
        "android:allowBackup=\"true\", CONFIRMED",
        "'', LIKELY",
        "android:allowBackup=\"false\", ''",
        "android:allowBackup=\"true\" android:dataExtractionRules=\"@xml/security\", ''",
        "android:allowBackup=\"true\" android:fullBackupContent=\"@xml/security\", ''"
    })
    void backup(String attributes, String confidence) {
        List<String> said = with(attributes).security("").says("backup-allowed");
        assertThat(said).hasSize(confidence.isEmpty() ? 0 : 1).allMatch(each -> each.startsWith(confidence));
    }

    @Test
    void anAppWithoutConnectionsHardlyHasWhatABackupGivesAway() {
        assertThat(targeting(34, "", "").says("backup-allowed")).isEmpty();
    }

    /** A resource may hold the value, as builds for several variants have it. */
    @Test
    void valuesThatStandInResources() {
        AppMaker app = new AppMaker().resource("string", "flag", "true");
        assertThat(app.application("android:debuggable=\"@string/flag\"", "").says("debuggable"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "34, android:usesCleartextTraffic=\"true\", 1",
        "34, android:usesCleartextTraffic=\"false\", 0",
        "34, '', 0",
        "27, '', 1",
        "27, android:usesCleartextTraffic=\"false\", 0"
    })
    void cleartextByTheManifest(int target, String attributes, int count) {
        assertThat(targeting(target, INTERNET, attributes).says("cleartext-permitted"))
                .hasSize(count);
        assertThat(targeting(target, "", attributes).says("cleartext-permitted"))
                .isEmpty();
    }

    @Test
    void aConfigurationOutranksTheManifest() {
        assertThat(with("android:usesCleartextTraffic=\"true\" android:networkSecurityConfig=\"@xml/security\"")
                        .security("<base-config cleartextTrafficPermitted=\"false\"/>")
                        .says("cleartext-permitted"))
                .isEmpty();
        assertThat(secured("<base-config cleartextTrafficPermitted=\"true\"/>").says("cleartext-permitted"))
                .containsExactly("CONFIRMED network security configuration: allowed for all hosts by default");
        assertThat(secured(
                                "<domain-config cleartextTrafficPermitted=\"true\"><domain>old.bank.com</domain></domain-config>")
                        .says("cleartext-permitted"))
                .containsExactly("CONFIRMED network security configuration: allowed for old.bank.com");
        assertThat(secured(
                                "<domain-config cleartextTrafficPermitted=\"true\"><domain>localhost</domain></domain-config>")
                        .says("cleartext-permitted"))
                .isEmpty();
    }

    @Test
    void certificatesOfUsers() {
        String user = "<trust-anchors><certificates src=\"system\"/><certificates src=\"user\"/></trust-anchors>";
        assertThat(secured("<base-config>" + user + "</base-config>").says("user-certificates-trusted"))
                .hasSize(1);
        assertThat(secured("<domain-config><domain>bank.com</domain>" + user + "</domain-config>")
                        .says("user-certificates-trusted"))
                .containsExactly("CONFIRMED network security configuration: for bank.com");
        assertThat(secured("<debug-overrides>" + user + "</debug-overrides>").says("user-certificates-trusted"))
                .isEmpty();
        assertThat(secured("<base-config><trust-anchors><certificates src=\"system\"/></trust-anchors></base-config>")
                        .says("user-certificates-trusted"))
                .isEmpty();
        assertThat(targeting(23, INTERNET, "").says("user-certificates-trusted"))
                .hasSize(1);
        assertThat(targeting(24, INTERNET, "").says("user-certificates-trusted"))
                .isEmpty();
    }

    @Test
    void pinsThatExpired() {
        assertThat(secured(pins("2026-05-31")).says("pins-expired"))
                .containsExactly("CONFIRMED network security configuration: pins of bank.com expired on 2026-05-31");
        assertThat(secured(pins("2027-01-01")).says("pins-expired")).isEmpty();
    }

    static String pins(String day) {
        return "<domain-config><domain includeSubdomains=\"true\">bank.com</domain><pin-set expiration=\"" + day
                + "\"><pin digest=\"SHA-256\">AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</pin></pin-set></domain-config>";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <service android:name=".S" android:exported="true"/>                                        | 1
            <service android:name=".S" android:exported="false"><intent-filter><action android:name="x"/></intent-filter></service> | 0
            <service android:name=".S" android:exported="true" android:permission="android.permission.BIND_JOB_SERVICE"/> | 0
            <service android:name=".S" android:exported="true" android:permission="com.bank.ANY"/>      | 1
            <service android:name=".S" android:exported="true" android:permission="com.bank.OWN"/>      | 0
            <service android:name=".S" android:exported="true" android:enabled="false"/>                | 0
            <service android:name=".S"/>                                                                | 0
            <provider android:name=".P" android:authorities="p"/>                                       | 0
            <provider android:name=".P" android:authorities="p" android:exported="true"/>               | 1
            <provider android:name=".P" android:authorities="p" android:exported="true" android:readPermission="com.bank.OWN"/> | 1
            <provider android:name=".P" android:authorities="p" android:exported="true" android:permission="com.bank.OWN"/> | 0
            <receiver android:name=".R" android:exported="true"><intent-filter><action android:name="android.intent.action.BOOT_COMPLETED"/></intent-filter></receiver> | 0
            <receiver android:name=".R" android:exported="true"><intent-filter><action android:name="com.bank.PAY"/></intent-filter></receiver> | 1
            <activity android:name=".L" android:exported="true"><intent-filter><action android:name="android.intent.action.VIEW"/><category android:name="android.intent.category.BROWSABLE"/></intent-filter></activity> | 0
            """)
    void components(String component, int count) {
        String permissions = "<permission android:name=\"com.bank.ANY\"/>"
                + "<permission android:name=\"com.bank.OWN\" android:protectionLevel=\"signature\"/>";
        AppMaker app = new AppMaker()
                .manifest("<uses-sdk android:targetSdkVersion=\"34\"/>" + permissions
                        + "<application android:allowBackup=\"false\">" + component + "</application>");
        assertThat(app.says("exported-component-unprotected")).hasSize(count);
    }

    /** Before Android 12 a filter opened a component that said nothing. */
    @ParameterizedTest
    @CsvSource({"30, 1", "31, 0"})
    void filtersOpen(int target, int count) {
        AppMaker app = new AppMaker()
                .manifest("<uses-sdk android:targetSdkVersion=\"" + target
                        + "\"/><application android:allowBackup=\"false\"><receiver android:name=\".R\"><intent-filter>"
                        + "<action android:name=\"com.bank.PAY\"/></intent-filter></receiver></application>");
        assertThat(app.says("exported-component-unprotected")).hasSize(count);
    }
}
