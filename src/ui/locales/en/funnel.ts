const funnel = {
  title: "Funnel",
};
export default funnel;
