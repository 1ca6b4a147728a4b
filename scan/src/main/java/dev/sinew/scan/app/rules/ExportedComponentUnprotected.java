package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.manifest.Component;
import dev.sinew.scan.app.manifest.Manifest;
import java.util.Set;

/**
 * An activity, a service, a receiver or a provider is open to all other apps on the device, and no permission guards it, or one that anybody gets
 * who asks for it.
 *
 * <p>What counts is the flag, and without one the system's default for the version that the app was made for: filters open a component until
 * Android 12. What the launcher or a link in a browser starts has to be open and is left out, as are receivers of what only the system may send and parts of
 * libraries that check their caller by themselves.
 *
 * <p>To fix it, set {@code android:exported} to false, or guard the component with a permission of level {@code signature}.
 */
@Rule(
        id = "scan.app-exported-component-unprotected",
        flaw = "exported-component-unprotected",
        title = "Other apps may start a part of this one",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {926},
        standards = {"MASWE 0018"})
public final class ExportedComponentUnprotected implements AppRule {

    private static final Set<String> GUARDED = Set.of(
            "androidx.profileinstaller.ProfileInstallReceiver",
            "com.google.firebase.iid.FirebaseInstanceIdReceiver",
            "com.google.firebase.auth.internal.GenericIdpActivity",
            "com.google.firebase.auth.internal.RecaptchaActivity",
            "com.google.android.gms.auth.api.signin.RevocationBoundService",
            "com.google.android.play.core.assetpacks.AssetPackExtractionService",
            "androidx.work.impl.background.systemjob.SystemJobService",
            "androidx.work.impl.diagnostics.DiagnosticsReceiver");
    private static final Set<String> PROTECTED_ACTIONS = Set.of(
            "android.intent.action.BOOT_COMPLETED",
            "android.intent.action.LOCKED_BOOT_COMPLETED",
            "android.intent.action.MY_PACKAGE_REPLACED",
            "android.intent.action.PACKAGE_REPLACED",
            "android.intent.action.PACKAGE_ADDED",
            "android.intent.action.PACKAGE_REMOVED",
            "android.intent.action.TIMEZONE_CHANGED",
            "android.intent.action.TIME_SET",
            "android.intent.action.LOCALE_CHANGED",
            "android.intent.action.BATTERY_LOW",
            "android.intent.action.ACTION_POWER_CONNECTED",
            "android.intent.action.ACTION_POWER_DISCONNECTED",
            "android.net.conn.CONNECTIVITY_CHANGE",
            "android.app.action.DEVICE_ADMIN_ENABLED");

    @Override
    public void judge(App app, Notices notices) {
        app.manifest()
                .ifPresent(manifest -> manifest.components().stream()
                        .filter(each -> each.isOpen(manifest.sdk()) && !each.isEntry() && !each.isLinked())
                        .filter(each -> !GUARDED.contains(each.name()) && !isForSystem(each))
                        .filter(each -> each.permissions().stream()
                                .anyMatch(permission -> permission.isEmpty() || manifest.isWeak(permission)))
                        .forEach(each ->
                                notices.add(confidence(each), App.MANIFEST + " " + each.name(), note(each, manifest))));
    }

    /** Said by the manifest it is certain; a default depends on what the system does with it. */
    private static Confidence confidence(Component component) {
        return component.exported().isPresent() ? Confidence.CONFIRMED : Confidence.LIKELY;
    }

    private static boolean isForSystem(Component component) {
        return component.kind().equals("receiver")
                && !component.actions().isEmpty()
                && PROTECTED_ACTIONS.containsAll(component.actions());
    }

    private static String note(Component component, Manifest manifest) {
        String how = component.exported().isPresent() ? "is exported" : "is open by its filters";
        String guard = component.permissions().stream()
                .filter(each -> !each.isEmpty() && manifest.isWeak(each))
                .findFirst()
                .map(each -> "; its permission " + each + " is given to anybody who asks")
                .orElse(", no permission is needed");
        return component.kind() + " " + how + guard;
    }
}
