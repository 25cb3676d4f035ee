const deals = {
  title: "Deals",
};
export default deals;
