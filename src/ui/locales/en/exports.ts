const exports = {
  title: "Export",
};
export default exports;
