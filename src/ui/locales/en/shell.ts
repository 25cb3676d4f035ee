const shell = {
  screen: { deals: "Deals", funnel: "Funnel", imports: "Imports", settings: "Settings" },
  rail: "Screens",
  history: {
    undone_one: "Undone: {{what}} ({{shown}} deal)",
    undone_other: "Undone: {{what}} ({{shown}} deals)",
    redone_one: "Redone: {{what}} ({{shown}} deal)",
    redone_other: "Redone: {{what}} ({{shown}} deals)",
    kind: {
      edit: "an edit",
      paste: "a paste",
      fill: "a fill",
      clear: "cleared cells",
      add: "added deals",
      delete: "deleted deals",
      import: "an import",
      sample: "the sample",
      setup: "set-up",
    },
  },
};
export default shell;
