package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;

/** Ends the run when the ramdisk says that it failed. */
@Dependent
final class RamdiskErrorHook implements ProcessingHook {
  @Override
  public String name() {
    return "ramdisk_error";
  }

  @Override
  public void beforeProcessing(RamdiskData data) {
    JsonField error = data.field("error");
    if (!error.isFalsy()) {
      throw new HookFailedException("Ramdisk reported error: " + PythonText.str(error.value()));
    }
  }
}
