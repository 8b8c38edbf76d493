package io.ironicinspector.osloconfig.pem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of PEM blocks, as it was when it was read. Whether a certificate is valid or trusted is
 * not looked at. Immutable, thread-safe.
 */
public final class PemFile {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private final String text;

  private PemFile(String text) {
    this.text = text;
  }

  /**
   * Reads it.
   *
   * @throws InvalidPemException saying why it cannot be read
   */
  public static PemFile read(Path file) {
    try {
      return new PemFile(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      throw new InvalidPemException("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new InvalidPemException("this user may not read the file", e);
    } catch (IOException e) {
      throw new InvalidPemException("the file cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * All certificates in it, at least one.
   *
   * @throws InvalidPemException if there is none or one is broken
   */
  public List<Certificate> certificates() {
    List<Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (block.find()) {
        if (block.group(1).endsWith("CERTIFICATE")) {
          certificates.add(
              factory.generateCertificate(new ByteArrayInputStream(bytes(block.group(2)))));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new InvalidPemException("a certificate in it is broken", e);
    }
    if (certificates.isEmpty()) {
      throw new InvalidPemException("there is no certificate in it", null);
    }
    return List.copyOf(certificates);
  }

  /**
   * The private key in it: RSA, EC or Ed25519, in PKCS#8 or the older form of its own.
   *
   * @throws InvalidPemException if there is none, or none without a password
   */
  public PrivateKey key() {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      switch (block.group(1)) {
        case "PRIVATE KEY" -> {
          return key(bytes(block.group(2)));
        }
        case "RSA PRIVATE KEY" -> {
          return key(Pkcs8.ofRsa(plain(block.group(2))));
        }
        case "EC PRIVATE KEY" -> {
          return key(Pkcs8.ofEc(plain(block.group(2))));
        }
        case "ENCRYPTED PRIVATE KEY" -> throw encrypted();
        default -> {
          // Certificates and parameters may stand in the same file.
        }
      }
    }
    throw new InvalidPemException("there is no private key in it", null);
  }

  /** Whether a key is that of a certificate. */
  public static boolean belongs(PrivateKey key, Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] sample = {1};
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // A key of another kind than the certificate's.
      return false;
    }
  }

  private static byte[] plain(String body) {
    if (body.contains("ENCRYPTED")) {
      throw encrypted();
    }
    return bytes(body);
  }

  private static InvalidPemException encrypted() {
    return new InvalidPemException("the key has a password; use one without", null);
  }

  private static byte[] bytes(String body) {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new InvalidPemException("it is damaged", e);
    }
  }

  private static PrivateKey key(byte[] pkcs8) {
    return ALGORITHMS.stream()
        .map(algorithm -> key(algorithm, pkcs8))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidPemException("the private key is neither RSA nor EC nor Ed25519", null));
  }

  private static Optional<PrivateKey> key(String algorithm, byte[] pkcs8) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (InvalidKeySpecException ofAnotherKind) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm, e);
    }
  }
}
