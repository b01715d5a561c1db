// Show a form of react-jsonschema-form, with its payload below it once it is submitted.
import Form, { getDefaultRegistry } from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import Ajv2020 from "ajv/dist/2020.js";
import { useState } from "react";
import { createRoot } from "react-dom/client";

// The published schemas are of the draft 2020-12, which ajv has in a class of its own.
const validator = customizeValidator({ AjvClass: Ajv2020 });

function Button({ id, onClick, disabled, children }) {
  return (
    <button type="button" id={id} onClick={onClick} disabled={disabled}>
      {children}
    </button>
  );
}

const title = (uiSchema) => uiSchema?.["ui:title"] ?? "";

// Those of the core theme show icons of a font that is not there.
const buttons = {
  AddButton: (props) => <Button {...props}>Add: {title(props.uiSchema?.items)}</Button>,
  RemoveButton: (props) => <Button {...props}>Remove: {title(props.uiSchema)}</Button>,
  MoveUpButton: (props) => <Button {...props}>Move up</Button>,
  MoveDownButton: (props) => <Button {...props}>Move down</Button>,
};

function OptionalControls({ id, uiSchema, onAddClick, onRemoveClick }) {
  return (
    <Button id={id} onClick={onAddClick ?? onRemoveClick}>
      {onAddClick ? "Add" : "Remove"}: {title(uiSchema)}
    </Button>
  );
}

function entryAt(uiSchema, property) {
  const names = property.split(".").filter(Boolean);
  return names.reduce((entry, name) => entry?.[/^\d+$/.test(name) ? "items" : name], uiSchema);
}

// A person is shown an example rather than a pattern, and of branches what they ask for.
function inWords(errors, uiSchema) {
  const branches = errors.filter((error) => error.name === "anyOf");
  const within = (error, branch) => error.schemaPath.startsWith(`${branch.schemaPath}/`);
  const titleOf = (error) => title(entryAt(uiSchema, error.property));
  const oneOf = (branch) => errors.filter((error) => within(error, branch)).map(titleOf);
  return errors
    .filter((error) => error.name !== "if" && !branches.some((branch) => within(error, branch)))
    .map((error) => {
      const example = entryAt(uiSchema, error.property)?.["ui:placeholder"] ?? "2026-03-02";
      const words = {
        anyOf: () => `must have one of ${oneOf(error).join(", ")}`,
        minItems: () => "must have one item at least",
        minLength: () => "must be filled in",
        pattern: () => `must be written as in ${example}`,
        required: () => "must be filled in",
        type: () => "must be filled in",
      }[error.name];
      const message = words ? words() : error.message;
      return { ...error, message, stack: `${titleOf(error)}: ${message}` };
    });
}

// The examples of the schema stand in the empty fields; they are no values to choose from.
function Input({ schema, ...props }) {
  const { BaseInputTemplate } = getDefaultRegistry().templates;
  return <BaseInputTemplate schema={{ ...schema, examples: undefined }} {...props} />;
}

const templates = {
  BaseInputTemplate: Input,
  ButtonTemplates: buttons,
  OptionalDataControlsTemplate: OptionalControls,
};

// What was not answered is no "no".
const defaults = { requiredBooleanDefault: "skip" };

function Page({ schema, uiSchema }) {
  const [payload, setPayload] = useState(null);
  return (
    <main>
      <Form
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        templates={templates}
        transformErrors={inWords}
        onSubmit={({ formData }) => setPayload(formData)}
        onError={() => setPayload(null)}
        experimental_defaultFormStateBehavior={defaults}
        focusOnFirstError
        noHtml5Validate
        omitExtraData
        showErrorList="top"
      />
      {payload && <output aria-label="Payload">{JSON.stringify(payload, null, 2)}</output>}
    </main>
  );
}

globalThis.showForm = (schema, uiSchema) => {
  createRoot(document.getElementById("form")).render(<Page schema={schema} uiSchema={uiSchema} />);
};
