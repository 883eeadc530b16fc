package dev.parley;

import dev.parley.kit.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The installation's secret key, from which ids are derived: the one that is set, else one made at the first start
/// and kept in the data folder.
record InstallationKey(Secret secret) {
    private static final String FILE = "secret.key";
    private static final int BYTES = 32;

    /// The key that is set, or the data folder's own.
    ///
    /// @throws UncheckedIOException if the folder cannot be read or written
    static InstallationKey of(Secret given, Path dataDir) {
        try {
            return new InstallationKey(given.isPresent() ? given : new Secret(kept(dataDir)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret key in " + dataDir.resolve(FILE), e);
        }
    }

    /// The key as bytes.
    byte[] bytes() {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    /// Tells whether two keys are the same without telling the key.
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("parley-key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes()), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String kept(Path dataDir) throws IOException {
        Path file = dataDir.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(dataDir);
            create(file);
        }
        return Files.readString(file).strip();
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.writeString(file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key is as good.
            return;
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
