// Shows the AsyncAPI document: a chapter per channel, its events with their properties and an example.
const element = (name, content, ...children) => {
  const made = document.createElement(name);
  if (content) made.textContent = content;
  made.append(...children.filter(Boolean));
  return made;
};

// The only Markdown that descriptions use.
const words = (text) =>
  (text ?? '').split('`').map((part, index) => (index % 2 ? element('code', part) : part));

const quiet = (content) => {
  const made = element('p', content);
  made.className = 'quiet';
  return made;
};

const follow = (api, node) =>
  node?.$ref ? follow(api, node.$ref.slice(2).split('/').reduce((at, name) => at?.[name], api)) : node;

const typeOf = (schema) => {
  if (schema.const) return `"${schema.const}"`;
  if (schema.enum) return schema.enum.join(' | ');
  const type = [schema.type ?? 'object'].flat().filter((each) => each !== 'null').join(' | ');
  if (type === 'array') return `${typeOf(schema.items)}[]`;
  return schema.format ? `${type} (${schema.format})` : type;
};

const rows = (api, schema, prefix = '') =>
  Object.entries(schema.properties ?? {}).flatMap(([name, ref]) => {
    const property = follow(api, ref);
    const optional = !(schema.required ?? []).includes(name);
    const row = element(
      'tr',
      '',
      element('td', '', element('code', prefix + name)),
      element('td', typeOf(property) + (optional ? ', optional' : '')),
      element('td', '', ...words(property.description)),
    );
    const inner = property.type === 'array' ? follow(api, property.items) : property;
    return [row, ...rows(api, inner, `${prefix}${name}${property.type === 'array' ? '[]' : ''}.`)];
  });

const message = (api, ref) => {
  const event = follow(api, ref);
  const example = event.examples?.[0]?.payload;
  return element(
    'details',
    '',
    element('summary', '', element('code', event.name), ' ', ...words(event.summary)),
    element('table', '', ...rows(api, follow(api, event.payload))),
    example && element('pre', JSON.stringify(example, null, 2)),
  );
};

const channel = (api, name) => {
  const { address, title, description, messages } = api.channels[name];
  const operations = Object.entries(api.operations).filter(
    ([, operation]) => operation.channel.$ref === `#/channels/${name}`,
  );
  const who = (action) =>
    operations.filter(([, operation]) => operation.action === action).map(([id]) => id).join(', ');
  return element(
    'section',
    '',
    element('h2', '', element('code', address ?? title)),
    element('p', '', ...words(description)),
    quiet(`Sent: ${who('send') || 'by nobody'}. Received: ${who('receive') || 'by nobody in the house'}.`),
    ...Object.values(messages).map((ref) => message(api, ref)),
  );
};

const show = (api) => {
  const main = document.getElementById('events');
  main.append(
    element('h1', api.info.title),
    element('p', '', ...words(api.info.description)),
    ...Object.keys(api.channels).map((name) => channel(api, name)),
  );
  main.setAttribute('aria-busy', 'false');
};

fetch('/api/v1/asyncapi.json')
  .then((answer) => answer.json())
  .then(show)
  .catch((failed) => document.getElementById('events').append(quiet(`The document did not come: ${failed}`)));
