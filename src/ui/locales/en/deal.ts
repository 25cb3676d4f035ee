const deal = {
  title: "Deal",
};
export default deal;
