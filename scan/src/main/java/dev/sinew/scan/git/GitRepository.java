package dev.sinew.scan.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** Opens repositories with their own settings alone: those of the user and the machine say nothing of what is in it, and finding them starts a program. */
final class GitRepository {
    static {
        SystemReader.setInstance(new OwnSettings(SystemReader.getInstance()));
    }

    private static final int EXACT_SECONDS = 2;

    private GitRepository() {}

    private static final class OwnSettings extends SystemReader.Delegate {
        OwnSettings(SystemReader machine) {
            super(machine);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return none(fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return none(fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return none(fs);
        }

        private static FileBasedConfig none(FS fs) {
            return new FileBasedConfig(null, fs) {
                @Override
                public void load() throws IOException, ConfigInvalidException {}

                @Override
                public boolean isOutdated() {
                    return false;
                }

                // How exact times of files are is given here, else it is measured with files that are written into the
                // repository
                @Override
                public long getTimeUnit(
                        String section, @Nullable String subsection, String name, long other, TimeUnit wanted) {
                    return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                            ? wanted.convert(EXACT_SECONDS, TimeUnit.SECONDS)
                            : super.getTimeUnit(section, subsection, name, other, wanted);
                }
            };
        }
    }

    /** The repository of a folder, or of one that it lies in. */
    static Repository of(Path folder) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(absolute(folder));
        if (builder.getGitDir() == null) {
            throw new IOException("there is no git repository at " + folder);
        }
        return builder.setMustExist(true).build();
    }

    private static File absolute(Path folder) {
        return folder.toAbsolutePath().normalize().toFile();
    }
}
