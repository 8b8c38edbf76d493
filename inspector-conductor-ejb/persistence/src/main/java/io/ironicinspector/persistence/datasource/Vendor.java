package io.ironicinspector.persistence.datasource;

import java.sql.Driver;

/** A database that can be used, with its driver. */
enum Vendor {
  H2("org.h2.Driver"),
  POSTGRESQL("org.postgresql.Driver"),
  MARIADB("org.mariadb.jdbc.Driver");

  private final String driverClass;

  Vendor(String driverClass) {
    this.driverClass = driverClass;
  }

  // Not through DriverManager: it shows a caller only the drivers of its own class loader.
  Driver driver() {
    try {
      return Class.forName(driverClass, true, Vendor.class.getClassLoader())
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the driver " + driverClass + " is not in the archive", e);
    }
  }
}
