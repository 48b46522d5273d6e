using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SeatsAndPrices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_PricePhase_TicketCategories_Category",
                table: "PricePhase");

            migrationBuilder.DropPrimaryKey(
                name: "PK_PricePhase",
                table: "PricePhase");

            migrationBuilder.RenameTable(
                name: "PricePhase",
                newName: "PricePhases");

            migrationBuilder.RenameIndex(
                name: "IX_PricePhase_Category",
                table: "PricePhases",
                newName: "IX_PricePhases_Category");

            migrationBuilder.AddColumn<Guid>(
                name: "Coupon",
                table: "Registrations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Discount_Amount",
                table: "Registrations",
                type: "TEXT",
                precision: 18,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "Group",
                table: "Registrations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsShared",
                table: "Quotas",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Name_En",
                table: "Quotas",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name_Zh",
                table: "Quotas",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvoiceHead",
                table: "Orders",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RepricedAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TaxpayerNumber",
                table: "Orders",
                type: "TEXT",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Seat",
                table: "OrderLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Seats_AfterDeadline",
                table: "Events",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Release");

            migrationBuilder.AddColumn<DateTime>(
                name: "Seats_ChangesUntil",
                table: "Events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Seats_HasWaitingList",
                table: "Events",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Seats_OfferHours",
                table: "Events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 24);

            migrationBuilder.AddColumn<int>(
                name: "Places",
                table: "PricePhases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Taken",
                table: "PricePhases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "PK_PricePhases",
                table: "PricePhases",
                column: "Id");

            migrationBuilder.CreateTable(
                name: "Coupons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Tag = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    BudgetFen = table.Column<long>(type: "INTEGER", nullable: true),
                    SpentFen = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Coupons", x => x.Id);
                    table.CheckConstraint("CK_Coupons_Spent", "\"SpentFen\" >= 0 AND (\"BudgetFen\" IS NULL OR \"SpentFen\" <= \"BudgetFen\")");
                    table.ForeignKey(
                        name: "FK_Coupons_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PayerUnit = table.Column<Guid>(type: "TEXT", nullable: true),
                    Payer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ContactName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ContactEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NamesDue = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Order = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupOrders_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupOrders_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupOrders_Units_PayerUnit",
                        column: x => x.PayerUnit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuotaCategory",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quota = table.Column<Guid>(type: "TEXT", nullable: false),
                    Category = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaCategory", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuotaCategory_Quotas_Quota",
                        column: x => x.Quota,
                        principalTable: "Quotas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_QuotaCategory_TicketCategories_Category",
                        column: x => x.Category,
                        principalTable: "TicketCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaitingList",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Category = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    AttendeeKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Account = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsVerified = table.Column<bool>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    JoinedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OfferEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Registration = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingList", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingList_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingList_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingList_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingList_TicketCategories_Category",
                        column: x => x.Category,
                        principalTable: "TicketCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouponCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coupon = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    MaxUses = table.Column<int>(type: "INTEGER", nullable: false),
                    Used = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouponCodes", x => x.Id);
                    table.CheckConstraint("CK_CouponCodes_Used", "\"Used\" >= 0 AND \"Used\" <= \"MaxUses\"");
                    table.ForeignKey(
                        name: "FK_CouponCodes_Coupons_Coupon",
                        column: x => x.Coupon,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CouponScopes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coupon = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: true),
                    Category = table.Column<Guid>(type: "TEXT", nullable: true),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouponScopes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouponScopes_Coupons_Coupon",
                        column: x => x.Coupon,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CouponScopes_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CouponScopes_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CouponScopes_TicketCategories_Category",
                        column: x => x.Category,
                        principalTable: "TicketCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CouponScopes_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupSeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Category = table.Column<Guid>(type: "TEXT", nullable: false),
                    Phase = table.Column<Guid>(type: "TEXT", nullable: false),
                    AsMember = table.Column<bool>(type: "INTEGER", nullable: false),
                    Registration = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Price_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupSeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupSeats_GroupOrders_Group",
                        column: x => x.Group,
                        principalTable: "GroupOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GroupSeats_TicketCategories_Category",
                        column: x => x.Category,
                        principalTable: "TicketCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaitingStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingStep_WaitingList_Entry",
                        column: x => x.Entry,
                        principalTable: "WaitingList",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Coupon",
                table: "Registrations",
                column: "Coupon");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Group",
                table: "Registrations",
                column: "Group");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_Seat",
                table: "OrderLines",
                column: "Seat",
                unique: true,
                filter: "\"Seat\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CouponCodes_Code",
                table: "CouponCodes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouponCodes_Coupon",
                table: "CouponCodes",
                column: "Coupon");

            migrationBuilder.CreateIndex(
                name: "IX_Coupons_Event",
                table: "Coupons",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_CouponScopes_Category",
                table: "CouponScopes",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_CouponScopes_Coupon",
                table: "CouponScopes",
                column: "Coupon");

            migrationBuilder.CreateIndex(
                name: "IX_CouponScopes_Event",
                table: "CouponScopes",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_CouponScopes_Person",
                table: "CouponScopes",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_CouponScopes_Unit",
                table: "CouponScopes",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_GroupOrders_Event",
                table: "GroupOrders",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_GroupOrders_Number",
                table: "GroupOrders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupOrders_Order",
                table: "GroupOrders",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_GroupOrders_PayerUnit",
                table: "GroupOrders",
                column: "PayerUnit");

            migrationBuilder.CreateIndex(
                name: "IX_GroupOrders_Status_NamesDue",
                table: "GroupOrders",
                columns: new[] { "Status", "NamesDue" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupSeats_Category",
                table: "GroupSeats",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_GroupSeats_Group",
                table: "GroupSeats",
                column: "Group");

            migrationBuilder.CreateIndex(
                name: "IX_GroupSeats_Registration",
                table: "GroupSeats",
                column: "Registration",
                unique: true,
                filter: "\"Registration\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_QuotaCategory_Category",
                table: "QuotaCategory",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_QuotaCategory_Quota_Category",
                table: "QuotaCategory",
                columns: new[] { "Quota", "Category" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Category",
                table: "WaitingList",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Event_AttendeeKey",
                table: "WaitingList",
                columns: new[] { "Event", "AttendeeKey" },
                unique: true,
                filter: "\"Status\" IN ('Waiting', 'Offered')");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Event_Person",
                table: "WaitingList",
                columns: new[] { "Event", "Person" },
                unique: true,
                filter: "\"Status\" IN ('Waiting', 'Offered')");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Event_Status_Category",
                table: "WaitingList",
                columns: new[] { "Event", "Status", "Category" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Number",
                table: "WaitingList",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Person",
                table: "WaitingList",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Registration",
                table: "WaitingList",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingList_Status_OfferEndsAt",
                table: "WaitingList",
                columns: new[] { "Status", "OfferEndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitingStep_Entry",
                table: "WaitingStep",
                column: "Entry");

            migrationBuilder.AddForeignKey(
                name: "FK_PricePhases_TicketCategories_Category",
                table: "PricePhases",
                column: "Category",
                principalTable: "TicketCategories",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Registrations_CouponCodes_Coupon",
                table: "Registrations",
                column: "Coupon",
                principalTable: "CouponCodes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Registrations_GroupOrders_Group",
                table: "Registrations",
                column: "Group",
                principalTable: "GroupOrders",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_PricePhases_TicketCategories_Category",
                table: "PricePhases");

            migrationBuilder.DropForeignKey(
                name: "FK_Registrations_CouponCodes_Coupon",
                table: "Registrations");

            migrationBuilder.DropForeignKey(
                name: "FK_Registrations_GroupOrders_Group",
                table: "Registrations");

            migrationBuilder.DropTable(
                name: "CouponCodes");

            migrationBuilder.DropTable(
                name: "CouponScopes");

            migrationBuilder.DropTable(
                name: "GroupSeats");

            migrationBuilder.DropTable(
                name: "QuotaCategory");

            migrationBuilder.DropTable(
                name: "WaitingStep");

            migrationBuilder.DropTable(
                name: "Coupons");

            migrationBuilder.DropTable(
                name: "GroupOrders");

            migrationBuilder.DropTable(
                name: "WaitingList");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_Coupon",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_Group",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_OrderLines_Seat",
                table: "OrderLines");

            migrationBuilder.DropPrimaryKey(
                name: "PK_PricePhases",
                table: "PricePhases");

            migrationBuilder.DropColumn(
                name: "Coupon",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Discount_Amount",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "IsShared",
                table: "Quotas");

            migrationBuilder.DropColumn(
                name: "Name_En",
                table: "Quotas");

            migrationBuilder.DropColumn(
                name: "Name_Zh",
                table: "Quotas");

            migrationBuilder.DropColumn(
                name: "InvoiceHead",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RepricedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "TaxpayerNumber",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Seat",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "Seats_AfterDeadline",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Seats_ChangesUntil",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Seats_HasWaitingList",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Seats_OfferHours",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Places",
                table: "PricePhases");

            migrationBuilder.DropColumn(
                name: "Taken",
                table: "PricePhases");

            migrationBuilder.RenameTable(
                name: "PricePhases",
                newName: "PricePhase");

            migrationBuilder.RenameIndex(
                name: "IX_PricePhases_Category",
                table: "PricePhase",
                newName: "IX_PricePhase_Category");

            migrationBuilder.AddPrimaryKey(
                name: "PK_PricePhase",
                table: "PricePhase",
                column: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_PricePhase_TicketCategories_Category",
                table: "PricePhase",
                column: "Category",
                principalTable: "TicketCategories",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
